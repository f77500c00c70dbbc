package com.acme.web;

import io.dyndbg.Dyndbg;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** As in the handbook. */
@WebServlet("/admin/dyndbg")
public class DyndbgServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        Dyndbg.listing(Objects.requireNonNullElse(request.getParameter("terms"), ""), response.getWriter());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        String who = Objects.requireNonNullElse(request.getRemoteUser(), request.getRemoteAddr());
        response.getWriter().println(Dyndbg.query(request.getParameter("batch"), who));
    }
}
